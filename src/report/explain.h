/* How an event was coded, for a person to read in a terminal. */
#ifndef ENT_REPORT_EXPLAIN_H
#define ENT_REPORT_EXPLAIN_H

#include "base/buf.h"
#include "record/record.h"

/* The sentence with its trigger marked, who is who and how it is known, the date and its basis, status, rule, each
 * choice that the coder noted. */
void ent_explain_event(const ent_record_event *event, ent_buf *out);

/* A sentence without event and the reason; `silence` missing: it gave an event. */
void ent_explain_sentence(ent_str text, ent_str silence, ent_buf *out);

#endif
