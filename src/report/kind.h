/* Types and classes of PLOVER in words for people. */
#ifndef ENT_REPORT_KIND_H
#define ENT_REPORT_KIND_H

#include "base/str.h"

/* "consultation" for CONSULT, "cooperation in word" for VERBAL_COOPERATION; what is neither as it is. */
ent_str ent_kind_word(ent_str event);

/* One of them, as it stands behind a verb: "a consultation", "an act of support". */
ent_str ent_kind_one(ent_str event);

/* Why a sentence gave no event: "names one side only" for "one actor"; what is not known as it is. */
ent_str ent_kind_silence(ent_str reason);

#endif
