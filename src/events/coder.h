/* The coder: from sentences, mentions, time expressions and amounts to coded events. */
#ifndef ENT_EVENTS_CODER_H
#define ENT_EVENTS_CODER_H

#include "events/event.h"

typedef struct ent_coder ent_coder; /* ontology and patterns: read-only, shared by all threads */

ent_status ent_coder_new(const ent_data *data, ent_coder **ret_coder, ent_error *error);
ent_coder *ent_coder_free(ent_coder *coder);

/* Everything the rooms below found in one document. */
typedef struct ent_reading {
	const ent_document *document;
	ent_text *text;
	ent_mentions *mentions;
	ent_timexes *timexes;
	ent_amount_list *amounts;
	ent_arena
		*scratch; /* work space, under a guard too, given back when the result is there; NULL: the result's arena */
	bool reasons; /* events are to say how each choice was made */
} ent_reading;

/* Whether the sentence may give an event, by its words and those that it names, mentions [n]: where not, no parse will
 * find one. */
bool ent_coder_may_tell(const ent_coder *coder, const ent_document *document, const ent_sentence *sentence,
						const ent_mention *mentions, uint32_t n);

/* Codes the document; the result is in `arena`. Each sentence gives events, or a silence with its reason. */
ent_coding *ent_coder_code(const ent_coder *coder, const ent_actors *actors, ent_arena *arena,
						   const ent_reading *reading);

/* The same for a document that is taken stretch by stretch (ent_text_read); the reader is in `arena`. Each call takes
 * the reading of a stretch, the first `from` sentences of which are the last ones of the call before, in an arena of
 * its own for each call, of which that of the call before must still be there, as must its reading. The events are
 * those of the sentences that are told whole: where the stretch is not the `last` one, those whose dealings lie within
 * it; the others' come with the next. It is to begin with sentence `*ret_next` of this one or before. */
typedef struct ent_coder_reader ent_coder_reader;
ent_coder_reader *ent_coder_reader_new(const ent_coder *coder, const ent_actors *actors, ent_arena *arena);
ent_coding *ent_coder_read(ent_coder_reader *reader, ent_arena *arena, const ent_reading *reading, uint32_t from,
						   bool last, uint32_t *ret_next);

/* The most likely event from the mention at tokens [s, s+sn) toward that at [t, t+tn) of `sentence`; always an answer.
 * An `sn` or `tn` of 0: that actor is not named in the sentence. For `entente code --marked`. */
ent_event *ent_coder_between(const ent_coder *coder, ent_arena *arena, const ent_reading *reading, uint32_t sentence,
							 uint32_t s, uint32_t sn, uint32_t t, uint32_t tn);

#endif
