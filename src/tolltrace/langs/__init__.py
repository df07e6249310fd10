"""Language packs: folders of data, and the loader that turns them into lexicons."""

from tolltrace.langs.lexicon import Entry, Language
from tolltrace.langs.load import language, languages

__all__ = ["Entry", "Language", "language", "languages"]
