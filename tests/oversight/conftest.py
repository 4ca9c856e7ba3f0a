"""The same house with the same cast as in the conversations."""

from tests.conversation.conftest import story

__all__ = ["story"]
