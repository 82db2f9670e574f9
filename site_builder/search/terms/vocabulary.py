"""The words that a process has met, by number: what each means is worked out once, and not again for every record."""

from array import array
from itertools import islice

import numpy as np
import numpy.typing as npt

from site_builder.search.terms.analysis import terms_of
from site_builder.search.terms.familiar import Familiar
from site_builder.search.terms.numbered import Numbered

Numbers = npt.NDArray[np.int32]


class Vocabulary:
    """Numbers of words as they are spoken, and of the terms that each stands for.

    `first` says for each word where its terms begin in `listed`, `many` how many they are, and `plain` whether it is
    all letters and digits.
    """

    def __init__(self) -> None:
        self.words = Numbered[str]()
        self.terms = Numbered[str]()
        self.familiar = Familiar()
        self._spelt: list[str] = []
        self._named: list[str] = []
        self._many, self._listed, self._plain = array("i"), array("i"), array("b")
        self.many = self.first = self.listed = np.empty(0, np.int32)
        self.plain = np.empty(0, np.bool_)

    def understand(self) -> None:
        """Works out the meaning of all words that have been numbered since it was last asked to."""
        if len(self._many) == len(self.words):
            return
        for word in _since(self.words, len(self._many)):
            terms = terms_of(word)
            self._many.append(len(terms))
            self._plain.append(word.isalnum())
            self._listed.extend(map(self.terms.__getitem__, terms))
        self.many, self.listed = np.array(self._many, np.int32), np.array(self._listed, np.int32)
        self.plain = np.array(self._plain, np.bool_)
        self.first = (np.cumsum(self.many) - self.many).astype(np.int32)

    def spelt(self, words: Numbers) -> list[str]:
        """The words of these numbers."""
        self._spelt.extend(_since(self.words, len(self._spelt)))
        return list(map(self._spelt.__getitem__, words.tolist()))

    def named(self, terms: Numbers) -> list[str]:
        """The terms of these numbers."""
        self._named.extend(_since(self.terms, len(self._named)))
        return list(map(self._named.__getitem__, terms.tolist()))


def _since(numbered: Numbered[str], count: int) -> list[str]:
    """What was numbered after the first so many, in that order."""
    return list(islice(reversed(numbered), len(numbered) - count))[::-1]


_LARGEST = 400_000
"""Words beyond which memory is better spent on something else: all are forgotten, and numbered anew."""
_met = [Vocabulary()]


def vocabulary() -> Vocabulary:
    """That of this process; what it numbered may be asked for until the next call."""
    if len(_met[0].words) > _LARGEST:
        _met[0] = Vocabulary()
    return _met[0]
