// A cheap MCP server farm on loopback: one epoll loop that answers `initialize`, notifications and `tools/list` (in
// pages) on every address of 127.0.0.0/8 at once, so that one process stands in for tens of thousands of servers.
// What a server lists depends on its address and the seed alone.
//
//   load-server PORT SEED [CERTIFICATE KEY]
//
// Prints `ready PORT` once it listens; ends at the end of its standard input.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { variants = 64, pages = 2, input_bytes = 8192 };

typedef struct {
  int descriptor;
  SSL *tls;
  char input[input_bytes];
  size_t received;
  char *output;
  size_t length, sent;
} connection;

static char *lists[variants][pages];
static uint64_t state;

// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine.
static uint64_t next(void) {
  uint64_t z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static unsigned below(unsigned bound) { return (unsigned)(next() % bound); }

static const char *words[] = {"read",   "the",   "list",  "of",     "open",  "orders", "for",  "a",     "customer",
                              "and",    "return", "them", "sorted", "by",    "date",   "with", "paging", "filter",
                              "update", "record", "send", "note",   "archive", "folder", "price", "search", "index"};
static const char *types[] = {"string", "integer", "boolean", "number"};

static void write_words(FILE *file, unsigned count) {
  for (unsigned i = 0; i < count; i++)
    fprintf(file, "%s%s", i ? " " : "", words[below(sizeof words / sizeof *words)]);
}

static void write_tool(FILE *file, unsigned number) {
  fprintf(file, "{\"name\":\"%s_%s_%u\",\"description\":\"", words[below(27)], words[below(27)], number);
  write_words(file, 20 + below(60));
  fprintf(file, ".\",\"inputSchema\":{\"type\":\"object\",\"properties\":{");
  unsigned parameters = 1 + below(6);
  for (unsigned i = 0; i < parameters; i++) {
    fprintf(file, "%s\"%s_%u\":{\"type\":\"%s\",\"description\":\"", i ? "," : "", words[below(27)], i, types[below(4)]);
    write_words(file, 4 + below(12));
    fprintf(file, "\"}");
  }
  fprintf(file, "},\"required\":[]}}");
}

// Most servers have a handful of tools, a few have many.
static unsigned tool_count(void) {
  unsigned count = 2 + below(5);
  if (below(8) == 0) count += below(24);
  return count;
}

static void make_lists(void) {
  for (int variant = 0; variant < variants; variant++)
    for (int page = 0; page < pages; page++) {
      size_t size = 0;
      FILE *file = open_memstream(&lists[variant][page], &size);
      fprintf(file, "{\"tools\":[");
      unsigned count = tool_count();
      for (unsigned i = 0; i < count; i++) {
        if (i) fputc(',', file);
        write_tool(file, (unsigned)page * 100 + i);
      }
      fprintf(file, page + 1 < pages ? "],\"nextCursor\":\"page-%d\"}" : "]}", page + 1);
      fclose(file);
    }
}

static int find_number(const char *body, const char *key, char *digits, size_t room) {
  const char *place = strstr(body, key);
  if (!place) return 0;
  place += strlen(key);
  while (*place == ':' || *place == ' ') place++;
  size_t count = 0;
  while (*place >= '0' && *place <= '9' && count + 1 < room) digits[count++] = *place++;
  digits[count] = 0;
  return count > 0;
}

static void answer(connection *c, const char *body) {
  char *reply = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&reply, &size);
  char id[24];
  if (!find_number(body, "\"id\"", id, sizeof id)) {
    fputs("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n", file);
  } else {
    const char *result =
        "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
        "\"serverInfo\":{\"name\":\"load\",\"version\":\"1\"}}";
    if (strstr(body, "tools/list")) {
      struct sockaddr_in here;
      socklen_t length = sizeof here;
      getsockname(c->descriptor, (struct sockaddr *)&here, &length);
      char page[24];
      int number = find_number(body, "\"page-", page, sizeof page) ? atoi(page) : 0;
      result = lists[ntohl(here.sin_addr.s_addr) % variants][number % pages];
    }
    size_t total = strlen(result) + strlen(id) + strlen("{\"jsonrpc\":\"2.0\",\"id\":,\"result\":}");
    fprintf(file,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n"
            "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}",
            total, id, result);
  }
  fclose(file);
  c->output = reply;
  c->length = size;
  c->sent = 0;
}

// 1: done, 0: wants to wait, -1: gone.
static int flush(connection *c) {
  while (c->sent < c->length) {
    ssize_t n = c->tls ? SSL_write(c->tls, c->output + c->sent, (int)(c->length - c->sent))
                       : send(c->descriptor, c->output + c->sent, c->length - c->sent, MSG_NOSIGNAL);
    if (n <= 0) {
      if (c->tls) {
        int why = SSL_get_error(c->tls, (int)n);
        return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? 0 : -1;
      }
      return errno == EAGAIN ? 0 : -1;
    }
    c->sent += (size_t)n;
  }
  free(c->output);
  c->output = NULL;
  return 1;
}

static int serve(connection *c) {
  if (c->output) {
    int state = flush(c);
    if (state <= 0) return state;
  }
  for (;;) {
    ssize_t n = c->tls ? SSL_read(c->tls, c->input + c->received, (int)(input_bytes - 1 - c->received))
                       : recv(c->descriptor, c->input + c->received, input_bytes - 1 - c->received, 0);
    if (n <= 0) {
      if (c->tls) {
        int why = SSL_get_error(c->tls, (int)n);
        return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? 0 : -1;
      }
      return n < 0 && errno == EAGAIN ? 0 : -1;
    }
    c->received += (size_t)n;
    c->input[c->received] = 0;
    char *end = strstr(c->input, "\r\n\r\n");
    if (!end) continue;
    char *field = strcasestr(c->input, "\r\ncontent-length:");
    size_t body = field && field < end ? strtoul(field + 17, NULL, 10) : 0;
    size_t head = (size_t)(end + 4 - c->input);
    if (c->received < head + body) continue;
    answer(c, c->input + head);
    c->received = 0;
    int state = flush(c);
    if (state <= 0) return state;
  }
}

static void end(int loop, connection *c) {
  epoll_ctl(loop, EPOLL_CTL_DEL, c->descriptor, NULL);
  if (c->tls) SSL_free(c->tls);
  close(c->descriptor);
  free(c->output);
  free(c);
}

int main(int count, char **arguments) {
  if (count != 3 && count != 5) {
    fprintf(stderr, "usage: load-server PORT SEED [CERTIFICATE KEY]\n");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  state = strtoull(arguments[2], NULL, 10);
  make_lists();
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  SSL_CTX *context = NULL;
  if (count == 5) {
    context = SSL_CTX_new(TLS_server_method());
    // Every handshake is a whole one.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(context, 0);
    if (SSL_CTX_use_certificate_chain_file(context, arguments[3]) != 1 ||
        SSL_CTX_use_PrivateKey_file(context, arguments[4], SSL_FILETYPE_PEM) != 1) {
      ERR_print_errors_fp(stderr);
      return 2;
    }
  }
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1]))};
  socklen_t length = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096) ||
      getsockname(listener, (struct sockaddr *)&address, &length)) {
    perror("load-server");
    return 2;
  }
  printf("ready %d\n", ntohs(address.sin_port));
  fflush(stdout);
  int loop = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  epoll_ctl(loop, EPOLL_CTL_ADD, listener, &event);
  static int input;
  event.data.ptr = &input;
  event.events = EPOLLIN | EPOLLHUP;
  epoll_ctl(loop, EPOLL_CTL_ADD, STDIN_FILENO, &event);
  struct epoll_event events[512];
  for (;;) {
    int ready = epoll_wait(loop, events, 512, -1);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.ptr == &input) {
        char byte;
        if (read(STDIN_FILENO, &byte, 1) <= 0) return 0;
        continue;
      }
      if (events[i].data.ptr) {
        connection *c = events[i].data.ptr;
        if (serve(c) < 0) end(loop, c);
        continue;
      }
      for (;;) {
        int accepted = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (accepted < 0) break;
        setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connection *c = calloc(1, sizeof *c);
        c->descriptor = accepted;
        if (context) {
          c->tls = SSL_new(context);
          SSL_set_fd(c->tls, accepted);
          SSL_set_accept_state(c->tls);
        }
        struct epoll_event fresh = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = c};
        epoll_ctl(loop, EPOLL_CTL_ADD, accepted, &fresh);
      }
    }
  }
}
