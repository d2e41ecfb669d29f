/* What an agreement is called where it has no name: "reparations agreement", "memorandum of understanding on
 * fisheries", from the words of the sentence. Room-internal. */
#ifndef ENT_LINK_ACCORD_H
#define ENT_LINK_ACCORD_H

#include "link/draft.h"

/* The phrase around the word for an agreement nearest to byte `near` of the sentence; missing where there is none in
 * reach. Part of `sentence`. The words that cut it are those of phrase_words.tsv. */
ent_str ent_accord_phrase(const ent_ledgers *ledgers, ent_str sentence, size_t near);

/* Joins the rows of one name and of states in common: signed, ratified, ended. */
void ent_accord_join_rows(ent_drafts *m);

#endif
