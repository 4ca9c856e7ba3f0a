"""Copies that nobody can read without the installation's key: files of age, which any program of that format opens."""

import filecmp
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any

from storage.copies.folder import UNFINISHED, create_private
from storage.copies.trouble import CopyTrouble

ENDING = ".age"
_BEGINNING = b"age-encryption.org/"
_WORKSHOP = "hisobot-copy-"
_FORGOTTEN_SECONDS = 24 * 3600


class WrongKey(CopyTrouble):
    """Says what is wrong with the key, or that there is none."""


def new_key() -> str:
    """A key for BACKUP_KEY."""
    import pyrage  # only for whoever has a key: 1 MB of a serving process

    return str(pyrage.x25519.Identity.generate())


def require_key(key: str) -> None:
    """Raises WrongKey for what is not a whole key."""
    _identity(key)


def seal(plain: Path, sealed: Path, key: str) -> None:
    """Encrypt a file, open it again and compare every byte. Raises WrongKey, OSError."""
    import pyrage

    identity = _identity(key)
    check = plain.with_name(f"{plain.name}{UNFINISHED}-check")
    create_private(sealed)
    pyrage.encrypt_file(str(plain), str(sealed), [identity.to_public()])
    try:
        create_private(check)
        pyrage.decrypt_file(str(sealed), str(check), [identity])
        if not filecmp.cmp(plain, check, shallow=False):
            raise OSError(f"{sealed} does not open to what was encrypted")
    finally:
        check.unlink(missing_ok=True)


def is_sealed(copy: Path) -> bool:
    """Whether a file is encrypted. Raises OSError."""
    with copy.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING


def unseal(copy: Path, plain: Path, key: str | None) -> None:
    """Decrypt a copy into a new file. Raises WrongKey, and OSError for a damaged one."""
    import pyrage

    if key is None:
        raise WrongKey("no_key", copy=copy)
    create_private(plain)
    try:
        pyrage.decrypt_file(str(copy), str(plain), [_identity(key)])
    except pyrage.DecryptError:
        raise WrongKey("other_key", copy=copy) from None


@contextmanager
def workshop(database: Path | None) -> Iterator[Path]:
    """A folder for what must not lie among the copies unencrypted: beside the database, which is not encrypted either,
    or for a server's where this machine keeps what is temporary. What was left there a day ago is removed."""
    parent = Path(tempfile.gettempdir()) if database is None else database.parent
    for left in parent.glob(f"{_WORKSHOP}*"):
        if left.stat().st_uid == os.geteuid() and left.stat().st_mtime < time() - _FORGOTTEN_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_WORKSHOP, dir=parent) as folder:
        yield Path(folder)


def _identity(key: str) -> Any:
    import pyrage

    try:
        return pyrage.x25519.Identity.from_str(key)
    except pyrage.IdentityError:
        raise WrongKey("not_a_key") from None
