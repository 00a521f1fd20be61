"""What an answer that is not a success says."""

import json
from dataclasses import dataclass
from typing import List, Optional

from intake_client.exceptions import ApiException


@dataclass(frozen=True)
class Violation:
    """One invalid value."""

    field: str
    code: str
    message: str


@dataclass(frozen=True)
class ProblemAnswer:
    """It also reads codes that the document did not have when this client was made, and answers that some proxy gave: those
    have no code. Texts are empty where the answer has none; retry_after is in seconds."""

    status: int
    code: str
    detail: str
    violations: List[Violation]
    request_id: str
    retry_after: Optional[int]

    @staticmethod
    def of(failure: ApiException) -> "ProblemAnswer":
        body = _body(failure.body)
        headers = {name.lower(): value for name, value in (failure.headers or {}).items()}
        wait = headers.get("retry-after", "")
        return ProblemAnswer(
            status=failure.status,
            code=body.get("code", ""),
            detail=body.get("detail", ""),
            violations=[
                Violation(each.get("field", ""), each.get("code", ""), each.get("message", ""))
                for each in body.get("violations", [])],
            request_id=body.get("request_id") or headers.get("x-request-id", ""),
            # a proxy's date is left alone
            retry_after=int(wait) if wait.isascii() and wait.isdigit() else None)


def _body(text: Optional[str]) -> dict:
    try:
        body = json.loads(text or "")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
