/* What a call writes, on its way to the caller. */
#ifndef ENT_API_OUTPUT_H
#define ENT_API_OUTPUT_H

#include "base/buf.h"
#include "entente/entente.h"

/* Hands the bytes to `out`, which is not asked where there are none; fails as it does. */
ent_status ent_output_bytes(ent_writer out, ent_str bytes, ent_error *error);

/* The same of all that is in `buf`. ENT_LIMIT, ENT_NOMEM: it could not take all that was to be written. */
ent_status ent_output_buf(ent_writer out, const ent_buf *buf, ent_error *error);

#endif
