/* Abbreviations that a text makes of the names of its projects. Room-internal. */
#ifndef ENT_LINK_ACRONYM_H
#define ENT_LINK_ACRONYM_H

#include "link/name.h"
#include "record/store.h"

/* Adds to `aliases` each project's name of capitals alone with the name that it stands for in its text. */
void ent_acronyms_add(ent_aliases *aliases, const ent_record_remarks *remarks);

#endif
