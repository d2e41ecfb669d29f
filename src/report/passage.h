/* Where the words that were coded stand in the sentence as one reads it. */
#ifndef ENT_REPORT_PASSAGE_H
#define ENT_REPORT_PASSAGE_H

#include "record/record.h"

typedef enum ent_mark_kind { ENT_MARK_TRIGGER, ENT_MARK_ACTOR, ENT_MARK_DATE, ENT_MARK_AMOUNT } ent_mark_kind;

typedef struct ent_mark {
	uint32_t start, end; /* [bytes] of sentence_text */
	ent_mark_kind kind;
	uint32_t participant; /* index, for actors */
} ent_mark;

enum { ENT_MARKS = 32 };

/* The marks of `event` in its sentence, ascending, none overlapping (the trigger wins); gives their number. A surface
 * that the sentence as read does not hold (joined over a page break) has no mark. */
size_t ent_passage_marks(const ent_record_event *event, ent_mark marks[ENT_MARKS]);

#endif
