/* Archives and compressed files through libarchive: each member is a document of its own. What is unpacked is counted
 * against the limits as it comes, so that a bomb stops early. A .docx is a zip, but one document. */
#include "read/parts.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
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

/* Does it hold files with names, or is it one compressed file? */
static bool is_container(ent_str path, ent_str head)
{
	return starts(head, "PK", 2) || is_tar(head) || ent_str_ends(path, ENT_STR(".tgz")) ||
		   ent_str_find(path, ENT_STR(".tar."), 0) > 0;
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
	bool single; /* one compressed file, not a container of files */
	ent_error *error;
};

/* Takes the unpacked bytes of one member; a status stops. */
typedef ent_status (*take_fn)(void *payload, ent_str chunk, ent_error *error);

/* Unpacks one member into `take`. `*what` says what went wrong, NULL when nothing did; `*go_on` whether the archive can
 * be read on. */
static ent_status unpack(struct unpacking *job, take_fn take, void *payload, const char **what, bool *go_on)
{
	enum { HONEST = 1 << 20 }; /* [bytes] below which no ratio is suspicious */
	const void *chunk;
	size_t n;
	la_int64_t offset;
	int code;
	ent_status status = ENT_OK;
	*what = NULL;
	*go_on = false;
	while (!status && (code = archive_read_data_block(job->archive, &chunk, &n, &offset)) == ARCHIVE_OK) {
		job->unpacked += n;
		if (job->unpacked > HONEST && job->unpacked / ENT_READ_RATIO > job->packed)
			*what = "unpacks to more than 200 times its size (a zip bomb?); left out";
		else if (job->unpacked > (size_t)ENT_READ_ARCHIVE_MIB << 20)
			*what = "unpacks to more than 2 GiB; the rest is left out";
		if (*what)
			return ENT_OK;
		status = take(payload, (ent_str){chunk, n}, job->error);
	}
	if (status)
		return status;
	const char *said = archive_error_string(job->archive);
	if (code != ARCHIVE_EOF)
		*what = said && strstr(said, "ncrypt") ? "encrypted; unpack it first" : "damaged or cut off; left out";
	*go_on = code == ARCHIVE_EOF || code == ARCHIVE_WARN;
	return ENT_OK;
}

static ent_status keep(void *payload, ent_str chunk, ent_error *error)
{
	(void)error;
	ent_buf_add(payload, chunk);
	return ENT_OK;
}

static ent_status feed(void *payload, ent_str chunk, ent_error *error)
{
	return ent_lines_feed(payload, chunk, error);
}

static bool is_jsonl(const char *path)
{
	static const char *const endings[] = {".jsonl",     ".ndjson",   ".jsonl.gz", ".ndjson.gz",
										  ".jsonl.zst", ".jsonl.xz", ".jsonl.bz2"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ent_str_ends(ent_str_of(path), ent_str_of(endings[i])))
			return true;
	return false;
}

/* A member with many documents, line by line. */
static ent_status walk_jsonl(struct unpacking *job, const char *path, bool *go_on)
{
	const char *what;
	struct ent_lines lines = ent_lines_new(path, job->walk);
	ent_status status = unpack(job, feed, &lines, &what, go_on);
	ent_status ended = ent_lines_end(&lines, status || what, job->error);
	if (what)
		problem(job->walk, ent_str_of(path), NULL, what);
	return status ? status : ended;
}

/* A member that is one document. */
static ent_status walk_document(struct unpacking *job, const char *path, bool *go_on)
{
	const char *what;
	ent_buf_clear(&job->bytes);
	(void)unpack(job, keep, &job->bytes, &what, go_on);
	ent_str bytes = ent_buf_str(&job->bytes);
	if (!what && job->bytes.status)
		what = "larger than 64 MiB; left out";
	/* an archive in an archive is not walked into: real ones are rare, bombs are made so */
	if (!what && ent_archive_is(bytes))
		what = "an archive inside an archive; unpack it first";
	if (!what)
		return ent_walk_bytes(ent_str_of(path), bytes, job->walk, job->error);
	problem(job->walk, ent_str_of(path), NULL, what);
	return ENT_OK;
}

/* "a.zip!b/one.txt"; false for what is no document: folders, links, hidden files. */
static bool member_path(const struct unpacking *job, struct archive_entry *entry, char *out, size_t size)
{
	const char *name = archive_entry_pathname_utf8(entry);
	if (!name)
		name = archive_entry_pathname(entry); /* in some old charset; ent_reader_read makes it valid */
	if (!name)
		name = "?";
	const char *base = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
	if (job->single)
		(void)snprintf(out, size, "%.*s", ENT_FMT(job->path));
	else
		(void)snprintf(out, size, "%.*s!%s", ENT_FMT(job->path), name);
	return job->single || (archive_entry_filetype(entry) == AE_IFREG && base[0] != '.');
}

static ent_status walk_members(struct unpacking *job)
{
	enum { LONGEST_PATH = 4096 };
	char path[LONGEST_PATH];
	struct archive_entry *entry;
	int code;
	bool go_on = true;
	ent_status status = ENT_OK;
	while (!status && go_on && (code = archive_read_next_header(job->archive, &entry)) != ARCHIVE_EOF) {
		if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
			problem(job->walk, job->path, NULL, "damaged or cut off; the rest is left out");
			return ENT_OK;
		}
		if (!member_path(job, entry, path, sizeof path))
			continue;
		if (archive_entry_is_data_encrypted(entry))
			problem(job->walk, ent_str_of(path), NULL, "encrypted; unpack it first");
		else if (is_jsonl(path))
			status = walk_jsonl(job, path, &go_on);
		else
			status = walk_document(job, path, &go_on);
	}
	return status;
}

/* `bytes` of an archive in memory, or (missing) of the file at `path`; `head` its first bytes. */
static ent_status walk_archive(ent_str path, ent_str bytes, ent_str head, size_t size, const ent_walk *walk,
							   ent_error *error)
{
	struct unpacking job = {.path = path,
							.packed = size,
							.walk = walk,
							.error = error,
							.single = !is_container(path, head),
							.bytes = ENT_BUF(((size_t)ENT_READ_FILE_MIB << 20) + 2)};
	job.archive = archive_read_new();
	if (!job.archive)
		return ent_fail(error, ENT_NOMEM, NULL, 0, -1, "out of memory");
	(void)archive_read_support_filter_all(job.archive);
	if (job.single) {
		(void)archive_read_support_format_raw(job.archive);
	} else {
		(void)archive_read_support_format_zip(job.archive);
		(void)archive_read_support_format_tar(job.archive);
	}
	ent_status status = ENT_OK;
	int opened = bytes.ptr ? archive_read_open_memory(job.archive, bytes.ptr, bytes.len)
						   : archive_read_open_filename(job.archive, path.ptr, 1 << 16);
	if (opened != ARCHIVE_OK)
		problem(walk, path, NULL, "damaged or not an archive; left out");
	else
		status = walk_members(&job);
	(void)archive_read_free(job.archive);
	ent_buf_free(&job.bytes);
	return status;
}

ent_status ent_archive_walk(ent_str path, ent_str bytes, const ent_walk *walk, ent_error *error)
{
	return walk_archive(path, bytes, bytes, bytes.len, walk, error);
}

ent_status ent_archive_walk_file(const char *path, size_t size, const ent_walk *walk, ent_error *error)
{
	char head[512];
	FILE *in = fopen(path, "rb");
	size_t n = in ? fread(head, 1, sizeof head, in) : 0;
	if (in)
		(void)fclose(in);
	return walk_archive(ent_str_of(path), (ent_str){0}, (ent_str){head, n}, size, walk, error);
}
