/* Handing output over, and the words for where that fails. */
#include "api/output.h"

ent_status ent_output_bytes(ent_writer out, ent_str bytes, ent_error *error)
{
	ent_status status = bytes.len ? out.write(out.payload, bytes.ptr, bytes.len) : ENT_OK;
	return status ? ent_fail(error, status, NULL, 0, -1, "cannot write the output") : ENT_OK;
}

ent_status ent_output_buf(ent_writer out, const ent_buf *buf, ent_error *error)
{
	if (buf->status)
		return ent_fail(error, buf->status, NULL, 0, -1, "the output is too large");
	return ent_output_bytes(out, ent_buf_str(buf), error);
}
