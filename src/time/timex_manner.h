/* How the articles of a document tell time, and when each was written: learnt from all their expressions before any is
 * resolved. Room-internal. */
#ifndef ENT_TIME_TIMEX_MANNER_H
#define ENT_TIME_TIMEX_MANNER_H

#include "time/timex_resolve.h"

typedef struct ent_manner {
	int past_years;   /* explicit years well before publication */
	int years;        /* explicit years */
	int deictic;      /* words that count from the moment of writing */
	int of_the_day;   /* of these, days: "yesterday", "Thursday" */
	int yearless;     /* days of a month without year */
	int latest_month; /* the latest year stated with a month; 0 none */
	int latest_year;  /* stated, or of the events it names; 0 none */
} ent_manner;

typedef struct ent_manners {
	const ent_document *document;
	ent_manner *at; /* [n_articles] */
} ent_manners;

ent_manners ent_manners_new(ent_arena *arena, const ent_document *document);

/* Learns from an expression of article `article`. */
void ent_manners_learn(ent_manners *manners, const ent_times *times, uint32_t article, const ent_form *form);

/* The article was written in `year` or later: it cites or names something of that year. 0 says nothing. */
void ent_manners_after(ent_manners *manners, uint32_t article, int year);

/* Whether any article has no publication date and goes by what the text implies. */
bool ent_manners_implied(const ent_manners *manners);

/* Sets the clock of article `article`; `story` has its tables and its arena. */
void ent_manners_start(const ent_manners *manners, uint32_t article, ent_story *story);

#endif
