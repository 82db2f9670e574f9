"""From blocks to the parts of a letter: what was asked, what was answered, the reasons, the advice, and the rest."""
