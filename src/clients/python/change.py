"""Null against absent in PATCH."""

from typing import Any, Dict, Optional, Type, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


def change(model: Type[T], fields: Dict[str, Any]) -> T:
    """Makes a body of PATCH with exactly these fields, as the document names them: None clears one, and what is not named stays
    as it is. (from_dict of the generated classes takes what is not named for None, and clears it; they also leave out a None that
    the document does not allow, and fields that they do not have. Here that is a ValueError.)
    """
    body = model.model_validate(fields)
    lost = _lost(fields, body.to_dict())
    if lost:
        raise ValueError(f"{model.__name__} cannot have this field, or not None: {lost}")
    return body


def _lost(given: Dict[str, Any], sent: Dict[str, Any]) -> Optional[str]:
    """The path of the first field that is not in what is sent."""
    for name, value in given.items():
        if name not in sent or (sent[name] is None) != (value is None):
            return name
        inner = _lost(value, sent[name]) if isinstance(value, dict) else None
        if inner:
            return f"{name}.{inner}"
    return None
