/* The context: every table and model, loaded once; and one document taken through the rooms. */
#ifndef ENT_API_CONTEXT_H
#define ENT_API_CONTEXT_H

#include "entente/entente.h"
#include "events/coder.h"
#include "read/reader.h"
#include "remarks/remarks.h"
#include "syntax/syntax.h"

struct ent_context {
	ent_data *data;
	ent_reader *reader;
	ent_syntax *syntax; /* NULL when there is no model */
	ent_actors *actors;
	ent_times *times;
	ent_amounts *amounts;
	ent_coder *coder;
	ent_remark_tables *remarks;
	unsigned threads;
};

/* ENT_USAGE where the context was made for parsing alone. */
ent_status ent_context_whole(const ent_context *context, ent_error *error);

/* [bytes] one document may take on its way through the rooms. */
#define ENT_DOCUMENT_MEMORY ((size_t)1 << 30)

enum { ENT_CONTEXT_HASH = 65 /* [bytes] with the NUL */ };

/* SHA-256 over names and bytes of all data files, hexadecimal, so that a record can say with which tables it was made.
 */
ent_status ent_context_hash(const ent_data *data, char ret_hash[ENT_CONTEXT_HASH], ent_error *error);

/* Takes `document` through the rooms as far as `stage` needs; the results are in `arena`, work space in `scratch`, both
 * under the caller's guard.
 * `ret_coding` is set for ENT_STAGE_CODE only, with remarks where they are wanted, and then with
 * reasons. */
void ent_context_analyse(const ent_context *context, ent_arena *arena, ent_arena *scratch, const ent_document *document,
						 ent_stage stage, bool remarks, ent_reading *ret_reading, ent_coding **ret_coding);

#endif
