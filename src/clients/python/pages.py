"""The items of a list over all its pages."""

import re
from typing import Callable, Iterator, Optional, TypeVar
from urllib.parse import unquote

from intake_client.api_response import ApiResponse

T = TypeVar("T")

_LINK = re.compile(r"<([^>]*)>([^,<]*)")
_NEXT = re.compile(r'; *rel="?next"?')
_CURSOR = re.compile(r"[?&]cursor=([^&]*)")


def items(read: Callable[[Optional[str]], "ApiResponse[list[T]]"]) -> Iterator[T]:
    """Gives the items of a list over all its pages. A page is read when the items before it have been used.

    read takes a cursor, None for the first page, and reads one page:
    items(lambda cursor: profiles.list_profiles_with_http_info(limit=100, cursor=cursor))
    """
    cursor = None
    while True:
        page = read(cursor)
        yield from page.data
        cursor = _next(page.headers or {})
        if cursor is None:
            return


def _next(headers) -> Optional[str]:
    for name, value in headers.items():
        for url, parameters in _LINK.findall(value) if name.lower() == "link" else []:
            cursor = _CURSOR.search(url)
            if cursor and _NEXT.search(parameters):
                return unquote(cursor.group(1))
    return None
