/* entente doctor: what the context was made of. */
#include "api/context.h"
#include "api/output.h"

#include <openssl/evp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static void hash_of(ent_str bytes, char *out)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned int n = 0;
	(void)EVP_Digest(bytes.ptr, bytes.len, digest, &n, EVP_sha256(), NULL);
	for (unsigned int i = 0; i < 8 && i < n; i++)
		(void)snprintf(out + 2 * (size_t)i, 3, "%02x", digest[i]);
}

ent_status ent_doctor(const ent_context *context, ent_writer out, ent_error *error)
{
	char whole[ENT_CONTEXT_HASH];
	ent_status status = ent_context_hash(context->data, whole, error);
	if (status)
		return status;
	ent_buf buf = ENT_BUF(1 << 20);
	ent_buf_printf(&buf, "entente %s, SQLite %s, %u threads\n", ENT_VERSION, sqlite3_libversion(), context->threads);
	ent_buf_printf(&buf, "syntax model: %s\n", context->syntax ? "loaded" : "none");
	ent_buf_printf(&buf, "data %s\n", whole);
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_at(context->data, i)); i++) {
		char hash[17] = "";
		size_t rows = 0;
		hash_of(file->bytes, hash);
		for (size_t k = 0; k < file->bytes.len; k++)
			rows += file->bytes.ptr[k] == '\n' && k + 1 < file->bytes.len && file->bytes.ptr[k + 1] != '#';
		ent_buf_printf(&buf, "  %-28.*s %8zu bytes %6zu rows  %s  ok\n", ENT_FMT(file->path), file->bytes.len, rows,
					   hash);
	}
	status = ent_output_buf(out, &buf, error);
	ent_buf_free(&buf);
	return status;
}
