"""The office at work on 1 April 2025, in the house of the conversations: March is over and its report is due."""

from tests.conversation.conftest import Story, story

__all__ = ["Story", "story"]
