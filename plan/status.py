"""In which state a department's report of a month is."""

from typing import Literal

Status = Literal["draft", "submitted", "approved", "returned"]
