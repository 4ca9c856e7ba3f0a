"""In which language a library's papers are written, unless whoever orders one says otherwise."""

from dataclasses import replace

from storage import settings
from usecases.work import Work


def paper_language(work: Work) -> str:
    """What the library's papers are written in."""
    return settings.letterhead_of_library(work.session, work.library.id).language


def set_paper_language(work: Work, language: str) -> None:
    """Write papers in another language from now on. The caller knows it for one."""
    now = settings.letterhead_of_library(work.session, work.library.id)
    if now.language != language:
        settings.save_settings(work.session, work.library.id, replace(now, language=language), work.now)
        work.note_down("set", "setting", None, before={"papers": now.language}, after={"papers": language})
