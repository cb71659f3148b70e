"""Weights of the search, with where they come from: chosen on the tune half of benchmarks/bed/lay_questions only."""

FIELDS = {"title": 2.5, "plain_words": 2.0, "text": 1.0}  # words of the title say most about an entry
PART = 0.5  # a part of a compound beside the whole: "koffie" in "koffieochtend"
CONCEPT = 0.9  # a concept beside the word itself
PART_OF_KNOWN = 0.15  # a concept by a part, when the whole word has its own: "bank" in "bankrekening"
PART_OF_UNKNOWN = 0.7
AGAIN = 0.6  # a concept that another phrase of the same field names again
CONCEPT_RARITY = 1.6
LONG_PHRASE = 1.2  # a phrase of more words is more sure than a single word
NEIGHBOUR = 0.8  # how far a neighbour of a concept counts, times its own number
MEANING = 0.5  # what a model counts beside words
TAKEN = 0.35  # a word that already means something in a phrase: "loop" in "loop achter"
AGE = 0.3  # "mijn zoon van 15" says something, not much
MENDED = 0.8  # a typo that was mended
UNWANTED = 0.1  # "liever geen sport"
ROOM = 3  # words that may stand between those of a phrase
STEP = 2  # from one word to the next in a phrase that leans on small words
MOST_TERMS = 24  # of a question
MOST_KEPT = 250  # of an entry
SATURATION = 3.0  # k1 of BM25 (Robertson and Zaragoza, 2009)
LENGTH = 0.4  # b of BM25, gentler: entries are short
USUAL_SIZE = 60.0  # words of an entry, weighed by field
TELLING_LEAST = 3.3  # as ordinary as "huis": one such word alone is hardly sure of its concept
TELLING_FROM = 5.2  # about as ordinary as "buurthuis": from here on a word says what the thesaurus says
TELLING_FLOOR = 0.4
