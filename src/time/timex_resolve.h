/* From what an expression says to the days it means: the narrative's clock. Room-internal. */
#ifndef ENT_TIME_TIMEX_RESOLVE_H
#define ENT_TIME_TIMEX_RESOLVE_H

#include "time/timex_form.h"

/* What the reader of one article knows at a place in it. */
enum { ENT_STORY_DAYS = 8 };

typedef struct ent_story {
	const ent_times *times;
	ent_arena *arena;
	ent_day now;            /* of publication, or the last day of `now_grain` that the text implies; else unknown */
	ent_unit now_grain;     /* how exactly `now` is known: day, month or year; none: not at all */
	bool published;         /* `now` is the publication date, not what the text implies */
	const char *implied_by; /* where `now` is implied: " (implied by the text)" */

	bool undated_news; /* news of a day that nobody tells */

	ent_day theme_lo, theme_hi; /* what the article says at its head that it is about; unknown: it does not */

	bool narrative; /* tells of the past in order: a month without year belongs to the year told last */
	ent_point ref;  /* the point told last, of a year or finer */
	bool ref_aside; /* it looked aside: the narrative stayed where it was */
	ent_point left; /* where the story was before a sentence of what had been two years earlier; none: nowhere */
	uint32_t left_sentence;
	ent_point any;     /* the point told last, of any grain */
	ent_point quarter; /* the quarter told last: what "the quarter", "a year earlier" go by */
	uint32_t quarter_sentence;
	int main_year;  /* the year the narrative is in: stray years ("declassified in 2005") do not move it */
	int main_month; /* of the last date told in `main_year`; 0 none */
	int aside_year; /* a later year told in passing since; 0 none */
	bool main_known;
	uint32_t heading_block;
	int section_year;          /* of the heading above: "1919", "2005: Elections"; 0 none */
	bool section_alone;        /* the heading is nothing but that year */
	int home_year, home_month; /* where the narrative was before it went elsewhere in the middle of a paragraph; 0 */
	uint32_t main_block;
	uint32_t ref_block; /* where `ref` was told */
	uint32_t ref_sentence;
	ent_point days[ENT_STORY_DAYS]; /* those told last with their year, a ring */
	uint32_t n_days;                /* how many were told so far */
} ent_story;

/* Now, and the narrative's point, at a grain; none (grain ENT_UNIT_NONE) where it is not known so exactly. */
ent_point ent_story_now(const ent_story *story, ent_unit grain);
ent_point ent_story_ref(const ent_story *story, ent_unit grain);
/* Whether the article reads as news of its day. */
bool ent_story_in_news(const ent_story *story);
/* The point that the calendar words of `form` mean; none where no year is known. */
ent_point ent_story_calendar(const ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block,
							 bool *ret_stated, const char **ret_rule);
/* Whether sentence `sentence`, the one being read, tells what had been earlier: the story goes on behind it from
 * before. */
bool ent_story_looks_back(const ent_story *story, uint32_t sentence);
/* The narrative moves to `point`. */
void ent_story_move(ent_story *story, const ent_form *form, ent_point point, uint32_t sentence, uint32_t block);

/* An expression resolved. */
typedef struct ent_resolved {
	ent_timex_type type;
	ent_str value;
	ent_point point; /* none for durations, sets, references */
	ent_date date;
	const char *rule;
} ent_resolved;

/* Resolves one form at sentence `sentence` of block `block`, and moves the narrative on. */
/* Enters the expression's block: a heading that names one year opens a section told of it; `alone`: it is nothing but
 * that year, and days and months below it are of that year in news too. */
void ent_story_enter(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block, bool heading,
					 bool alone);

ent_resolved ent_story_resolve(ent_story *story, const ent_form *form, uint32_t sentence, uint32_t block);

/* "P2D", "PT16H", "PXY": the TIMEX3 value of a duration. */
ent_str ent_duration_value(ent_arena *arena, ent_unit unit, double count, bool vague);

/* The date opened or closed by its preposition: since, until, after, before, by, onwards. */
void ent_date_govern(ent_arena *arena, const ent_form *form, ent_date *date);

/* The interval from the first day of `from` to the last of `to`; false where it is none. */
bool ent_date_span(ent_arena *arena, const ent_date *from, const ent_date *to, ent_date *ret_date);

#endif
