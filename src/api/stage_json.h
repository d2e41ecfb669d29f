/* What each stage writes: one JSON object a line (FORMATS: "Stages"). */
#ifndef ENT_API_STAGE_JSON_H
#define ENT_API_STAGE_JSON_H

#include "base/json.h"
#include "events/coder.h"

void ent_stage_json_document(ent_buf *out, const ent_document *document);
/* The mentions as they were on the day that the text tells of, else on the day of publication: who held the office
 * then, which state it was. `note` is a check that failed (ent_actors_check). */
void ent_stage_json_mentions(ent_buf *out, const ent_actors *actors, ent_arena *arena, const ent_reading *reading);
/* `elsewhere`: those of references, footnotes and captions, in the order of the text. */
void ent_stage_json_timexes(ent_buf *out, const ent_reading *reading, const ent_timexes *elsewhere);
void ent_stage_json_amounts(ent_buf *out, const ent_reading *reading);

#endif
