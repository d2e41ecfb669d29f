/* Dates and numbers as a reader wants them, with the precision that they have and no more. English. */
#ifndef ENT_REPORT_WHEN_H
#define ENT_REPORT_WHEN_H

#include "base/date.h"

/* "21 November 2014", "April 2007", "1972", "the 1950s", "1979 to 1988", "since 2016", "by 2010", "about 1947",
 * "spring 2021"; what is none of these as its EDTF; "undated" when there is none. */
ent_str ent_when_text(ent_arena *arena, const ent_date *date);

/* The same, as it follows a preposition: "on 21 November 2014", "in April 2007", "since 2016", "from 1979 to 1988". */
ent_str ent_when_phrase(ent_arena *arena, const ent_date *date);

/* The year of a day. */
int ent_when_year(ent_day day);

/* "153,000,000", "0.5" */
ent_str ent_number_text(ent_arena *arena, double value);

/* A score with its sign, one digit: "+4.0", "−9.0", "0.0". */
ent_str ent_score_text(ent_arena *arena, double score);

/* "five" up to twelve, then figures with commas. */
ent_str ent_count_text(ent_arena *arena, size_t n);

#endif
