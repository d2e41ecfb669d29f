/* A coded event as the record would give it back, without a database between: one shape for every writer, whether it
 * serves `entente events` or the filter `entente code`. */
#ifndef ENT_RECORD_CODED_H
#define ENT_RECORD_CODED_H

#include "events/coder.h"
#include "record/record.h"

/* The source that article `article` of `document` is; counts are 0. In `arena`, with views into the document. */
const ent_source *ent_coded_source(ent_arena *arena, const ent_document *document, uint32_t article);

/* `event` of `reading` as a record. `source` as given by ent_coded_source for event->article. Strings are views into
 * the document and the coding, or in `arena`. */
void ent_coded_event(ent_arena *arena, const ent_reading *reading, const ent_source *source, const ent_event *event,
					 ent_str version, ent_record_event *ret_event);

#endif
