/* Archives and compressed files through libarchive: each member is a document of its own. What is unpacked is counted
 * against the limits as it comes, so that a bomb stops early. A .docx is a zip, but one document. */
#include "read/parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static bool starts(ent_str bytes, const char *magic, size_t n)
{
	return bytes.len >= n && memcmp(bytes.ptr, magic, n) == 0;
}

static bool is_tar(ent_str bytes)
{
	return bytes.len > 262 && memcmp(bytes.ptr + 257, "ustar", 5) == 0;
}

/* The names of the first members are near the start of a zip; those of Word are always the same. */
static bool is_docx(ent_str bytes)
{
	ent_str head = ent_str_sub(bytes, 0, 4096),
			tail = ent_str_sub(bytes, bytes.len > 65536 ? bytes.len - 65536 : 0, bytes.len);
	return ent_str_find(head, ENT_STR("word/"), 0) >= 0 || ent_str_find(head, ENT_STR("[Content_Types].xml"), 0) >= 0 ||
		   ent_str_find(tail, ENT_STR("word/document.xml"), 0) >= 0;
}

bool ent_archive_is(ent_str bytes)
{
	if (starts(bytes, "PK\x03\x04", 4))
		return !is_docx(bytes);
	return starts(bytes, "\x1F\x8B", 2) || starts(bytes, "BZh", 3) ||
		   starts(bytes,
				  "\xFD"
				  "7zXZ",
				  5) ||
		   starts(bytes, "\x28\xB5\x2F\xFD", 4) || is_tar(bytes);
}

static void problem(const ent_walk *walk, ent_str path, const char *member, const char *what)
{
	char where[256];
	ent_error error;
	(void)snprintf(where, sizeof where, "%.*s%s%s", ENT_FMT(path), member ? "!" : "", member ? member : "");
	(void)ent_fail(&error, ENT_FORMAT, where, 0, -1, "%s", what);
	walk->problem(walk->payload, &error);
}

struct unpacking {
	ent_str path;
	size_t packed;
	size_t unpacked; /* [bytes] of all members so far */
	const ent_walk *walk;
	struct archive *archive;
	ent_buf bytes;
	ent_error *error;
};

/* Reads one member; false when the archive cannot be read on. */
static bool unpack(struct unpacking *job, const char **what)
{
	const void *chunk;
	size_t n;
	la_int64_t offset;
	int code;
	*what = NULL;
	while ((code = archive_read_data_block(job->archive, &chunk, &n, &offset)) == ARCHIVE_OK) {
		job->unpacked += n;
		if (job->unpacked > (size_t)1 << 20 && job->unpacked / ENT_READ_RATIO > job->packed) {
			*what = "unpacks to more than 200 times its size (a zip bomb?); left out";
			return false;
		}
		if (job->unpacked > (size_t)ENT_READ_ARCHIVE_MIB << 20) {
			*what = "unpacks to more than 2 GiB; the rest is left out";
			return false;
		}
		ent_buf_add(&job->bytes, (ent_str){chunk, n});
	}
	if (job->bytes.status)
		*what = "larger than 64 MiB; left out";
	else if (code != ARCHIVE_EOF)
		*what = strstr(archive_error_string(job->archive) ? archive_error_string(job->archive) : "", "ncrypt")
					? "encrypted; unpack it first"
					: "damaged or cut off; left out";

	return code == ARCHIVE_EOF || code == ARCHIVE_WARN;
}

static ent_status walk_members(struct unpacking *job, bool single)
{
	struct archive_entry *entry;
	int code;
	ent_status status = ENT_OK;
	while (!status && (code = archive_read_next_header(job->archive, &entry)) != ARCHIVE_EOF) {
		if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
			problem(job->walk, job->path, NULL, "damaged or cut off; the rest is left out");
			return ENT_OK;
		}
		const char *name = archive_entry_pathname_utf8(entry);
		if (!name)
			name = "member";
		if (!single && archive_entry_filetype(entry) != AE_IFREG)
			continue;
		const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
		if (!single && base[0] == '.')
			continue;
		if (archive_entry_is_data_encrypted(entry)) {
			problem(job->walk, job->path, single ? NULL : name, "encrypted; unpack it first");
			continue;
		}
		const char *what;
		ent_buf_clear(&job->bytes);
		bool go_on = unpack(job, &what);
		if (what) {
			problem(job->walk, job->path, single ? NULL : name, what);
		} else {
			char path[4096];
			int n = single ? snprintf(path, sizeof path, "%.*s", ENT_FMT(job->path))
						   : snprintf(path, sizeof path, "%.*s!%s", ENT_FMT(job->path), name);
			ent_str inner = {path, n < 0 || (size_t)n >= sizeof path ? sizeof path - 1 : (size_t)n};
			ent_str bytes = ent_buf_str(&job->bytes);
			/* an archive in an archive is not walked into: real ones are rare, bombs are made so */
			if (ent_archive_is(bytes) && !(single && is_tar(bytes)))
				problem(job->walk, inner, NULL, "an archive inside an archive; unpack it first");
			else
				status = ent_walk_bytes(inner, bytes, job->walk, job->error);
		}
		if (!go_on)
			break;
	}
	return status;
}

ent_status ent_archive_walk(ent_str path, ent_str bytes, const ent_walk *walk, ent_error *error)
{
	struct unpacking job = {.path = path,
							.packed = bytes.len,
							.walk = walk,
							.error = error,
							.bytes = ENT_BUF(((size_t)ENT_READ_FILE_MIB << 20) + 2)};
	bool container =
		starts(bytes, "PK", 2) || is_tar(bytes) ||
		(path.len > 4 && (ent_str_ends(path, ENT_STR(".tgz")) || ent_str_find(path, ENT_STR(".tar."), 0) > 0));
	job.archive = archive_read_new();
	ent_status status = ENT_OK;
	if (!job.archive)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	(void)archive_read_support_filter_all(job.archive);
	if (container) {
		(void)archive_read_support_format_zip(job.archive);
		(void)archive_read_support_format_tar(job.archive);
	} else {
		(void)archive_read_support_format_raw(job.archive);
	}
	if (archive_read_open_memory(job.archive, bytes.ptr, bytes.len) != ARCHIVE_OK)
		problem(walk, path, NULL, "damaged or not an archive; left out");
	else
		status = walk_members(&job, !container);
	(void)archive_read_free(job.archive);
	ent_buf_free(&job.bytes);
	return status;
}
