/* How far an event can be trusted.
 *
 * Each sign moves the log-odds by its weight in data/confidence.tsv, as in a logistic model whose terms a reader can
 * name: what kind of row fired, whose act it is, who stands in which role and how it was found. */
#include "events/trust.h"

#include <math.h>
#include <stdio.h>

#define START 0.5 /* where the table has no base */

/* Names of the signs in the order of ent_sign, up to those of a kind, which are called "kind.name". */
static const char *const names[ENT_SIGN_STATUS] = {
	"base.parsed", "base.shallow", "noun",    "one_sided",     "inherited", "composed",      "specific", "not_actual",
	"mutual",      "by_order",     "guessed", "guessed.actor", "carried",   "carried.actor", "parties",  "implied"};

static double factor_of(const ent_vocabulary *vocabulary, const char *kind, const char *name)
{
	char sign[64];
	(void)snprintf(sign, sizeof sign, "%s.%s", kind, name);
	return ent_vocabulary_factor(vocabulary, sign, 0.0);
}

void ent_trust_load(ent_vocabulary *v)
{
	for (int i = 0; i < ENT_SIGN_STATUS; i++)
		v->sign[i] = ent_vocabulary_factor(v, names[i], 0.0);
	for (int status = 0; status <= ENT_STATUS_CANCELLED; status++)
		v->sign[ENT_SIGN_STATUS + status] = factor_of(v, "status", ent_event_status_name((ent_event_status)status));
	for (size_t type = 0; type < v->ontology.n; type++) {
		char name[48];
		(void)snprintf(name, sizeof name, "%.*s", ENT_FMT(v->ontology.types[type].name));
		v->sign[ENT_SIGN_TYPE + type] = factor_of(v, "type", name);
	}
	for (int how = 0; how <= ENT_HOW_GROUP; how++) {
		v->sign[ENT_SIGN_ACTOR + how] = factor_of(v, "actor", ent_how_name((ent_how)how));
		v->sign[ENT_SIGN_RECIPIENT + how] = factor_of(v, "recipient", ent_how_name((ent_how)how));
	}
}

double ent_trust_moved(const ent_vocabulary *vocabulary, double p, unsigned sign)
{
	double odds = log(p / (1.0 - p)) + vocabulary->sign[sign];
	return 1.0 / (1.0 + exp(-odds));
}

double ent_trust_of(const ent_scene *scene, const ent_found *found)
{
	const ent_vocabulary *v = scene->vocabulary;
	const ent_cast *cast = &found->cast;
	unsigned signs[ENT_SIGN_STATUS + 4], n = 0;
	signs[n++] = scene->tree ? ENT_SIGN_PARSED : ENT_SIGN_SHALLOW;
	if (found->frame->noun)
		signs[n++] = ENT_SIGN_NOUN;
	if (found->one_sided)
		signs[n++] = ENT_SIGN_ONE_SIDED;
	if (found->inherited)
		signs[n++] = ENT_SIGN_INHERITED;
	if (found->composed)
		signs[n++] = ENT_SIGN_COMPOSED;
	if (found->row->n_rest || found->fit > 3.5)
		signs[n++] = ENT_SIGN_SPECIFIC;
	if (found->status != ENT_STATUS_ACTUAL)
		signs[n++] = ENT_SIGN_NOT_ACTUAL;
	signs[n++] = ENT_SIGN_STATUS + found->status;
	if (found->row->mutual && cast->n[ENT_ROLE_RECIPIENT] == 0)
		signs[n++] = ENT_SIGN_MUTUAL;
	signs[n++] = ENT_SIGN_TYPE + found->type;
	if (cast->n[ENT_ROLE_ACTOR])
		signs[n++] = ENT_SIGN_ACTOR + scene->mentions[cast->who[ENT_ROLE_ACTOR][0]].how;
	if (cast->n[ENT_ROLE_RECIPIENT])
		signs[n++] = ENT_SIGN_RECIPIENT + scene->mentions[cast->who[ENT_ROLE_RECIPIENT][0]].how;
	double p = START;
	for (unsigned i = 0; i < n; i++)
		p = ent_trust_moved(v, p, signs[i]);
	return p;
}
