/* Rows of patterns laid over frames: which row fits a trigger best, and who stands in its places. */
#ifndef ENT_EVENTS_LAY_H
#define ENT_EVENTS_LAY_H

#include "events/match.h"

/* The end of the row's trigger at the word `at`: behind the words of its phrase, or behind `at` where its particle
 * stands apart; 0 where they are not there. */
uint32_t ent_lay_end(const ent_scene *scene, const ent_row *row, uint32_t at);

/* Fills one item of a row from the arguments that have its function; false where none does. */
bool ent_lay_item(const ent_scene *scene, const ent_item *item, const ent_frame *frame, ent_found *found);

/* Lays the row over the frame into `found`; gives how many required arguments are missing. */
uint32_t ent_lay_row(const ent_scene *scene, const ent_row *row, const ent_frame *frame, ent_found *found);

/* The best row at the word `at`, of equals the last of the table; false where the lemma has none. Its type is
 * ENT_TYPE_NONE where it says that there is no event. Where every row misses something the one that misses least is
 * given, as a guess (`loose`). */
bool ent_lay_best(const ent_scene *scene, uint32_t at, ent_found *ret_found);

/* Asks for the memory of what will be laid at the word. */
void ent_lay_expect(const ent_scene *scene, uint32_t at);

#endif
