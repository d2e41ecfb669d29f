/* PDF by pdftotext in a child process with limits on time, memory and output, so that the parser of a hostile file is
 * outside our address space. The file's title, author and dates come from its own first page, not from its dictionary,
 * which is wrong more often than right. */
#include "read/parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void limit(__rlimit_resource_t what, rlim_t value)
{
	struct rlimit r = {value, value};
	(void)setrlimit(what, &r);
}

/* In the child: standard input is the file, standard output the pipe. */
static _Noreturn void become_pdftotext(int file, int out)
{
	int null = open("/dev/null", O_WRONLY);
	char path[32];
	(void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	if (dup2(out, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
		_exit(126);
	limit(RLIMIT_CPU, ENT_READ_PDF_SECONDS);
	limit(RLIMIT_AS, (rlim_t)ENT_READ_PDF_MIB << 20);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NPROC, 0);
	execlp("pdftotext", "pdftotext", "-enc", "UTF-8", "-q", path, "-", (char *)NULL);
	_exit(127);
}

/* Reads the pipe until its end, the limit of text or the time limit. */
static void drain(int in, ent_buf *text)
{
	struct timespec start, now;
	(void)clock_gettime(CLOCK_MONOTONIC, &start);
	char chunk[1 << 16];
	for (;;) {
		(void)clock_gettime(CLOCK_MONOTONIC, &now);
		long left = ENT_READ_PDF_SECONDS - (long)(now.tv_sec - start.tv_sec);
		struct pollfd poll_in = {.fd = in, .events = POLLIN};
		int ready = left > 0 ? poll(&poll_in, 1, (int)left * 1000) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0) {
			text->status = ENT_LIMIT;
			return;
		}
		ssize_t n = read(in, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		ent_buf_add(text, (ent_str){chunk, (size_t)n});
		if (text->status)
			return;
	}
}

static int file_of(ent_str bytes)
{
	int file = memfd_create("entente", 0);
	size_t done = 0;
	while (file >= 0 && done < bytes.len) {
		ssize_t n = write(file, bytes.ptr + done, bytes.len - done);
		if (n < 0 && errno != EINTR) {
			(void)close(file);
			return -1;
		}
		done += n > 0 ? (size_t)n : 0;
	}
	return file;
}

struct pages {
	ent_draft *draft;
	ent_str text;
};

static ent_status take_pages(void *payload)
{
	struct pages *job = payload;
	job->draft->document->text = ent_charset_decode(job->draft, job->text, ENT_STR("utf-8"));
	memset(&job->draft->map, 0, sizeof job->draft->map);
	job->draft->document->format = ENT_STR("pdf");
	return ENT_OK;
}

ent_status ent_pdf_read(ent_draft *draft, ent_error *error)
{
	int ends[2] = {-1, -1};
	int file = file_of(draft->raw->bytes);
	if (file < 0 || pipe2(ends, O_CLOEXEC) != 0) {
		ent_status status = ent_draft_fail(draft, error, ENT_IO, "cannot start pdftotext: %s", strerror(errno));
		if (file >= 0)
			(void)close(file);
		return status;
	}
	pid_t child = fork();
	if (child == 0)
		become_pdftotext(file, ends[1]);
	(void)close(file);
	(void)close(ends[1]);
	ent_buf text = ENT_BUF((size_t)ENT_READ_FILE_MIB << 20);
	int code = -1;
	if (child > 0) {
		drain(ends[0], &text);
		if (text.status)
			(void)kill(child, SIGKILL);
		while (waitpid(child, &code, 0) < 0 && errno == EINTR)
			;
	}
	(void)close(ends[0]);
	ent_status status = ENT_OK;
	if (text.status)
		status = ent_draft_fail(draft, error, ENT_LIMIT, "pdftotext took more than %d s or gave too much",
								ENT_READ_PDF_SECONDS);
	else if (child < 0 || (WIFEXITED(code) && WEXITSTATUS(code) == 127))
		status = ent_draft_fail(draft, error, ENT_IO, "pdftotext is not there; install poppler-utils");
	else if (WIFEXITED(code) && WEXITSTATUS(code) != 0 && ent_str_find(draft->raw->bytes, ENT_STR("/Encrypt"), 0) >= 0)
		status = ent_draft_fail(draft, error, ENT_FORMAT, "the PDF is encrypted; save it without a password");
	else if (!WIFEXITED(code) || WEXITSTATUS(code) != 0)
		status = ent_draft_fail(draft, error, ENT_FORMAT, "the PDF is damaged or cut off; pdftotext cannot read it");
	else if (ent_str_trim(ent_buf_str(&text)).len == 0)
		status = ent_draft_fail(draft, error, ENT_FORMAT, "the PDF holds no text (a scan?); run OCR on it first");
	/* an inner guard, so that the buffer is freed whatever happens */
	struct pages pages = {draft, ent_buf_str(&text)};
	if (!status)
		status = ent_arena_run(draft->arena, take_pages, &pages, error);
	ent_buf_free(&text);
	return status;
}
