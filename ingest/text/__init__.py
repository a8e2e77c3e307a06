"""What every analysing room shares: offset-keeping normalising, tokens, sentences, language, morphology.

Invariant: every offset that leaves this room counts code points of the text as it was given.
"""

from ingest.text.language import detect_language
from ingest.text.normalise import NormalText, normalise
from ingest.text.sentences import split_sentences
from ingest.text.tokens import Tokens, tokenise

__all__ = ["NormalText", "Tokens", "detect_language", "normalise", "split_sentences", "tokenise"]
