/* Method notes. Whoever changes how something is counted or joined changes it here too. */
#include "report/method.h"

static const char *const notes[] = {
	"Every line was coded by rules from one sentence; open it to see the sentence, and run 'entente explain ID' to see "
	"each choice. Nothing was written by hand and nothing was looked up elsewhere.",
	"Types, modes and scores are those of PLOVER, from -10 (assault) to +10 (aid). Verbal is what was said or agreed; "
	"in deed is what was done.",
	"A date is stated when the sentence says it of this very thing, and inferred when it follows from the text around. "
	"The day on which a text was published is never taken for the day of what it tells; what has no other date is "
	"listed as undated.",
	"Sentences that tell of the same happening are joined only when nothing speaks against it (other days, persons, "
	"places, directions, numbers in a row) and enough speaks for it; each join says why. So one happening may still "
	"stand here twice.",
	"The list of ten ranks by distance from neutral, number of sources, deed over word, kind (agreements, arms, "
	"sanctions, what is done but once), the office of who acts, amounts named, firsts, precision of the date, and "
	"certainty. It is an aid to reading, not a "
	"measurement.",
	"Sources are not weighed against each other: a text is counted as a source whatever its quality, and texts that "
	"copy each other count as several.",
	"Phases are found where the mean score of what was done changes by more than chance would have it (PELT with the "
	"modified BIC); none is found where too little is told. They say how the texts tell of the relationship.",
	"A year without a mark is a year that these texts say nothing of. It does not mean that nothing happened.",
	"Disagreements are reported only where two sources surely speak of one thing; there may be more.",
};

const char *ent_method_note(size_t i)
{
	return i < sizeof notes / sizeof *notes ? notes[i] : NULL;
}
