/* Whether two remarks are about one thing. Room-internal. */
#ifndef ENT_LINK_SUBJECT_FIT_H
#define ENT_LINK_SUBJECT_FIT_H

#include "link/ledger.h"
#include "link/subject.h"

/* Of two aspects with one key: 1 when they are one subject's, -1 when they cannot be, 0 when nothing says so. `ledgers`
 * has the words by which treaties are called. */
int ent_subject_fit(const ent_ledgers *ledgers, const ent_aspect *a, const ent_aspect *b);

/* True where both name the same person, by the last word of the name. */
bool ent_subject_same_person(ent_str a, ent_str b);

#endif
