/* Whom a state deals with in an article: the other side of an event whose sentence does not name it. */
#ifndef ENT_EVENTS_PARTNER_H
#define ENT_EVENTS_PARTNER_H

#include "base/vec.h"
#include "events/match.h"

/* One act between two states that a sentence names. */
typedef struct ent_dealing {
	uint32_t article;
	uint32_t sentence; /* number in the document */
	const ent_mention *side[2];
	bool conflict;  /* verbal or material */
	bool restricts; /* sanctions, an embargo: what may be lifted */
} ent_dealing;

typedef ENT_VEC(ent_dealing) ent_dealings;

/* How far a sentence's dealings are looked at: so many on either side, and behind it those within so many sentences. */
enum { ENT_DEALINGS_REACH = 64, ENT_DEALINGS_AHEAD = 4096 };

/* Notes each finding that has one state on each side, in `arena`. */
void ent_dealings_note(ent_dealings *dealings, ent_arena *arena, const ent_scene *scene, const ent_findings *findings);

/* Whether all dealings that the sentence's may hang on are known when those up to the sentence `read` are; numbers in
 * the document. */
bool ent_dealings_reach(const ent_dealings *dealings, uint32_t sentence, uint32_t read);

/* A copy in `arena` of the dealings that sentences from number `sentence` on look at. */
ent_dealings ent_dealings_carry(const ent_dealings *dealings, ent_arena *arena, uint32_t sentence);

/* The states that act together on one side of an event. */
typedef struct ent_side {
	const char *country[ENT_CAST]; /* [n] alpha-3 */
	size_t n;
} ent_side;

/* The partner of the side in the act at `trigger`, or NULL where the article does not tell: the one it last dealt with,
 * of those that the sentence names for this act where it names some. `conflict`: only acts of conflict count. */
const ent_mention *ent_dealings_partner(const ent_dealings *dealings, const ent_scene *scene, uint32_t trigger,
										const ent_side *side, bool conflict);

/* The two states whose conflict the article tells of around the scene's sentence, none of them of the side
 * `without`: between whom a mediator stands. False where it tells of none. */
bool ent_dealings_parties(const ent_dealings *dealings, const ent_scene *scene, const ent_side *without,
						  const ent_mention *ret_sides[2]);

/* The two states between whom an act of two is, of whom its own words name nobody: those that stand beside it ("the
 * presidents of Peru and Chile met, and a treaty was signed"), else those that the article is about around the scene's
 * sentence, between whom most of its dealings are ("A treaty of friendship was signed in 1971"). False where no two
 * stand out, or somebody unknown does it. */
bool ent_dealings_pair(const ent_dealings *dealings, const ent_scene *scene, const ent_found *found,
					   const ent_mention *ret_sides[2]);

/* Who restricted whom, as the article told last before the scene's sentence, where the finding is that such a
 * restriction was lifted: "The embargo was lifted" does not say whose and against whom. False where the article told of
 * none, or the sentence names others. */
bool ent_dealings_restriction(const ent_dealings *dealings, const ent_scene *scene, const ent_found *found,
							  const ent_mention *ret_sides[2]);

/* Whether the article tells of a conflict between the two states of the side. */
bool ent_dealings_conflict(const ent_dealings *dealings, const ent_scene *scene, const ent_side *two);

#endif
