/* Which claims and rows of ledgers concern the states that are asked for. */
#ifndef ENT_LINK_CONCERN_H
#define ENT_LINK_CONCERN_H

#include "link/occurrence.h"

/* True when `states` (alpha-3 codes, a space between) holds states of two groups of the focus, or of one and nobody
 * outside of it; of a focus of one group, when it holds that. A focus without codes takes everything. */
bool ent_concerns(const ent_focus *focus, ent_str states);

#endif
