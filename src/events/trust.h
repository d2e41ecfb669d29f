/* How far an event can be trusted: a probability that signs move up and down. */
#ifndef ENT_EVENTS_TRUST_H
#define ENT_EVENTS_TRUST_H

#include "events/match.h"

/* Gives the signs their factors, when data/confidence.tsv is read. */
void ent_trust_load(ent_vocabulary *vocabulary);

/* `p` (0..1, ends excluded) with its log-odds moved by the factor of the sign (enum ent_sign). */
double ent_trust_moved(const ent_vocabulary *vocabulary, double p, unsigned sign);

/* The confidence of a finding by its row, its frame and who stands in it, before anything is supplied. */
double ent_trust_of(const ent_scene *scene, const ent_found *found);

#endif
