"""Language packs: folders of data, and the loader that turns them into lexicons."""

from tolltrace.langs.load import language, languages
from tolltrace.langs.lexicon import Entry, Language

__all__ = ["Entry", "Language", "language", "languages"]
