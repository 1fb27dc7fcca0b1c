"""What went wrong, told in a sentence: as a page to a browser that opens one, else as plain text."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from schemas.errors import ClerkError, internal, told
from scripts.web.desk import Desk
from scripts.web.guard import RefusedError

CLOSING = (408, 413)  # the rest of the body is not waited for


class Telling:
    """The answers of a desk to what cannot be done."""

    def __init__(self, desk: Desk) -> None:
        self.handlers = {
            RefusedError: self.refused,
            ClerkError: self.impossible,
            OSError: self.impossible,
            HTTPException: self.unknown,
            Exception: self.impossible,
        }
        self.desk = desk

    async def refused(self, request: Request, error: Exception) -> Response:
        """A request that is not answered."""
        status = error.status if isinstance(error, RefusedError) else 400
        answer = self._said(request, str(error), status)
        if status in CLOSING:
            answer.headers["Connection"] = "close"
        return answer

    async def impossible(self, request: Request, error: Exception) -> Response:
        """A file that cannot be read, a report that cannot be made; or an error of ours."""
        words = told(error)
        return self._said(request, words or internal(error), 422 if words else 500)

    async def unknown(self, request: Request, error: Exception) -> Response:
        """A path that leads nowhere."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self._said(request, "校验页面没有这一页。请从首页重新开始。", status)

    def _said(self, request: Request, sentence: str, status: int) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            return self.desk.page("error.html", status, sentence=sentence)
        return PlainTextResponse(sentence, status)
