/* Who acts where the tree does not say so. For the maker of frames of parsed sentences (frame_tree.c). */
#ifndef ENT_EVENTS_FRAME_SUBJECT_H
#define ENT_EVENTS_FRAME_SUBJECT_H

#include "events/branch.h"

/* "after a quake killed thousands": a clause with somebody between its conjunction and its verb has a subject of its
 * own, whatever the parser makes of it. */
bool ent_frame_has_own_subject(const ent_scene *scene, uint32_t verb);
/* The noun of which the sentence says that somebody is it, "one" in "was one of the first to help"; else the noun. */
uint32_t ent_frame_predicate_of(const ent_scene *scene, uint32_t noun);
/* "until Peru withdrew", misread as "until Peru": what stands between a conjunction that can be a preposition and a
 * verb without subject is its subject; so is what stands before the verb and hangs on the object behind it. The token,
 * or ENT_NO_INDEX. */
uint32_t ent_frame_misread_subject(const ent_scene *scene, uint32_t verb);
/* "On the 3rd Peru declared war": whether the phrase at `i`, misread as a whole, is a day and the subject behind it. */
bool ent_frame_is_dated_subject(const ent_scene *scene, uint32_t verb, uint32_t i);
/* "condemned it, as did Peru and Chile", "and Peru followed suit": whether the clause at `i` says that others did as
 * the verb tells. */
bool ent_frame_is_alike(const ent_scene *scene, uint32_t verb, uint32_t i);
/* "joined Chile in condemning Peru", at the second verb: whom they joined in it, who does it too; else ENT_NO_INDEX. */
uint32_t ent_frame_partner(const ent_scene *scene, uint32_t verb);
/* "Peru, asked for boats, declined": a participle between commas before the verb, which was done to who is named
 * before it, whatever the parser takes it for. */
bool ent_frame_is_set_off(const ent_scene *scene, uint32_t verb);
/* Whether the verb "joined" only tells who did something with whom: what they did is told behind it. */
bool ent_frame_is_joining(const ent_scene *scene, uint32_t verb);
/* "Support for Peru came from Chile": from whom the act that the noun tells came, or ENT_NO_INDEX. */
uint32_t ent_frame_source(const ent_scene *scene, uint32_t noun);
/* "the invitation of President X": who invites, or ENT_NO_INDEX. */
uint32_t ent_frame_host(const ent_scene *scene, uint32_t noun);
/* "At the invitation of X, president of Peru, Y, president of Chile, paid a visit": Y, who acts, whom the parser may
 * take for another host, or X for the subject; ENT_NO_INDEX where nobody is. `*ret_host`: X. */
uint32_t ent_frame_guest(const ent_scene *scene, uint32_t verb, uint32_t *ret_host);

/* "a note protesting the seizure", "a resolution condemning Peru": whether the participle says what a document says. */
bool ent_frame_is_wording(const ent_scene *scene, uint32_t verb);
/* Who says what the document says: its owner, else who sends, passes or publishes it; ENT_NO_INDEX where nobody does.
 */
uint32_t ent_frame_author(const ent_scene *scene, uint32_t noun);

/* "was barred from entering Peru": whose land it is kept it so, where the passive names nobody; else ENT_NO_INDEX. */
uint32_t ent_frame_gatekeeper(const ent_scene *scene, uint32_t verb);

/* "intervened at the request of Peru", "met at Peru's request": who then did so was asked; else ENT_NO_INDEX. */
uint32_t ent_frame_asked(const ent_scene *scene, uint32_t noun);

#endif
