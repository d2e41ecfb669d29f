/* When: time expressions of the text as TIMEX3 values and as intervals of days in EDTF. Knows nothing of who. */
#ifndef ENT_TIME_TIMEX_H
#define ENT_TIME_TIMEX_H

#include "base/data.h"
#include "text/text.h"

typedef enum ent_timex_type { ENT_TIMEX_DATE, ENT_TIMEX_TIME, ENT_TIMEX_DURATION, ENT_TIMEX_SET } ent_timex_type;

const char *ent_timex_type_name(ent_timex_type type); /* "DATE" "TIME" "DURATION" "SET" */

typedef struct ent_timex {
	uint32_t sentence, first, n; /* tokens of the sentence */
	uint32_t start, end;         /* [bytes] of the text: "21 November 2014", without the preposition */
	ent_timex_type type;
	ent_str value;   /* TIMEX3 value: "2014-11-21", "P3D", "PAST_REF", "2021-SU" */
	ent_date date;   /* days and EDTF with its basis; unknown for durations, sets and what cannot be resolved */
	bool event_date; /* may date an event: not inside a name ("the 2010 floods"), a reference or a caption */
	bool looks_back; /* of a sentence that tells what had been earlier, and leaves the story where it was */
	bool counted;    /* a duration counted back from an event, or dated by one: "three days before the vote" */
	ent_str why;     /* the rule and the anchor: "weekday, from publication 2021-04-08" */
} ent_timex;

typedef struct ent_timexes {
	ent_timex *at; /* [n] in the order of the text */
	size_t n;
} ent_timexes;

typedef struct ent_times ent_times; /* the tables: read-only, shared by all threads */

ent_status ent_times_new(const ent_data *data, ent_times **ret_times, ent_error *error);
ent_times *ent_times_free(ent_times *times);

/* All time expressions in the text, in `arena`. Works on parsed and on unparsed sentences. */
ent_timexes *ent_times_find(const ent_times *times, ent_arena *arena, const ent_text *text);
/* The same; what is only needed on the way is in `scratch`, which must be under a guard too, and is given back. */
ent_timexes *ent_times_find_with(const ent_times *times, ent_arena *arena, ent_arena *scratch, const ent_text *text);

/* The same for a document that is taken stretch by stretch, with the same outcome. First ent_times_learn sees all of
 * it, without regard to which stretch a sentence is in: how an article tells time is learnt from the whole of it. Then
 * ent_times_read resolves the expressions of each stretch in its turn: of the sentences of `text` from index `from` on,
 * behind those of the sentences in front, which `before` has (NULL: none) of a text that began `dropped` sentences
 * earlier. The reader is in the first arena; `scratch` is another one than `arena`. */
typedef struct ent_times_reader ent_times_reader;
ent_times_reader *ent_times_reader_new(const ent_times *times, ent_arena *arena, ent_arena *scratch,
									   const ent_document *document);
void ent_times_learn(ent_times_reader *reader, ent_arena *scratch, const ent_text *text);
ent_timexes *ent_times_read(ent_times_reader *reader, ent_arena *arena, ent_arena *scratch, const ent_text *text,
							size_t from, const ent_timexes *before, uint32_t dropped);

/* The expressions of one sentence: [*ret_from, *ret_to) of the list. */
void ent_times_in(const ent_timexes *timexes, uint32_t sentence, size_t *ret_from, size_t *ret_to);

/* The dates stated in blocks that hold no sentences (references, footnotes, captions, bylines): days of publication and
 * the like, none of them an event's. `sentence` is ENT_TIMEX_NO_SENTENCE, `first` and `n` are 0. */
#define ENT_TIMEX_NO_SENTENCE UINT32_MAX
ent_timexes *ent_times_elsewhere(const ent_times *times, ent_arena *arena, const ent_document *document);

/* The date of what token `at` of sentence `sentence` tells: the expression that governs it in its clause or sentence,
 * else, as inferred, that of another clause or what the narrative implies, else unknown. What is only planned is then
 * not before that date ("1967-05-14/.."), what somebody only says to have been not after it. `*ret_timex` is the
 * expression used, or NULL; a string made anew is in `arena`. */
ent_date ent_times_of(const ent_timexes *timexes, ent_arena *arena, const ent_text *text, uint32_t sentence,
					  uint32_t at, const ent_timex **ret_timex);

#endif
