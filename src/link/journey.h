/* Rows of visits: which are of one, and which say too little to stand. Room-internal. */
#ifndef ENT_LINK_JOURNEY_H
#define ENT_LINK_JOURNEY_H

#include "link/draft.h"

/* Makes one row of those that tell of one visit; takes out what names neither a visitor nor an office nor a day. */
void ent_journey_join_rows(ent_drafts *m);

#endif
