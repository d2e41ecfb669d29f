/* How far an event can be trusted.
 *
 * Each sign moves the log-odds by its weight in data/confidence.tsv, as in a logistic model whose terms a reader can
 * name: what kind of row fired, whose act it is, who stands in which role and how it was found. */
#include "events/trust.h"

#include <math.h>
#include <string.h>

#define START 0.5 /* where the table has no base */

double ent_trust_moved(const ent_vocabulary *vocabulary, double p, const char *sign)
{
	double weight = ent_vocabulary_factor(vocabulary, sign, 0.0);
	double odds = log(p / (1.0 - p)) + weight;
	return 1.0 / (1.0 + exp(-odds));
}

/* By the sign "kind.name". */
static double moved_by(const ent_vocabulary *vocabulary, double p, const char *kind, ent_str name)
{
	char sign[48] = {0};
	size_t n = strlen(kind);
	if (n + 1 + name.len >= sizeof sign)
		return p;
	memcpy(sign, kind, n);
	sign[n] = '.';
	memcpy(sign + n + 1, name.ptr, name.len);
	return ent_trust_moved(vocabulary, p, sign);
}

/* The sign "actor.person", "recipient.pronoun", ... of the role's first mention. */
static double moved_by_role(const ent_scene *scene, const ent_cast *cast, ent_role role, double p)
{
	if (cast->n[role] == 0)
		return p;
	return moved_by(scene->vocabulary, p, ent_role_name(role),
					ent_str_of(ent_how_name(scene->mentions[cast->who[role][0]].how)));
}

double ent_trust_of(const ent_scene *scene, const ent_found *found)
{
	const ent_vocabulary *l = scene->vocabulary;
	double p = ent_trust_moved(l, START, scene->tree ? "base.parsed" : "base.shallow");
	p = found->frame->noun ? ent_trust_moved(l, p, "noun") : p;
	p = found->one_sided ? ent_trust_moved(l, p, "one_sided") : p;
	p = found->inherited ? ent_trust_moved(l, p, "inherited") : p;
	p = found->composed ? ent_trust_moved(l, p, "composed") : p;
	p = found->row->n_rest || found->fit > 3.5 ? ent_trust_moved(l, p, "specific") : p;
	p = found->status == ENT_STATUS_ACTUAL ? p : ent_trust_moved(l, p, "not_actual");
	p = moved_by(l, p, "status", ent_str_of(ent_event_status_name(found->status)));
	p = found->row->mutual && found->cast.n[ENT_ROLE_RECIPIENT] == 0 ? ent_trust_moved(l, p, "mutual") : p;
	p = moved_by(l, p, "type", l->ontology.types[found->type].name);
	p = moved_by_role(scene, &found->cast, ENT_ROLE_ACTOR, p);
	return moved_by_role(scene, &found->cast, ENT_ROLE_RECIPIENT, p);
}
