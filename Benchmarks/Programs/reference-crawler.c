// The yardstick: the same flow as a crawl, written straight over libcurl's multi interface. Each server gets
// `initialize`, `notifications/initialized` and every page of `tools/list` over one connection; bodies are collected
// and searched for the next cursor, nothing more.
//
//   reference-crawler SCHEME PORT SERVERS CONCURRENCY [BUNDLE]
//
// Prints `SERVERS listed` at the end. With `https` and no bundle nobody's certificate is checked.
#define _GNU_SOURCE
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  CURL *handle;
  int number, step, id;
  char *body;
  size_t length, room;
  char cursor[256], url[96];
} conversation;

static const char *scheme, *bundle;
static int port, servers, started, listed;
static struct curl_slist *fields;
static CURLM *multi;

static size_t collect(char *bytes, size_t size, size_t count, void *data) {
  conversation *c = data;
  size_t add = size * count;
  if (c->length + add + 1 > c->room) {
    c->room = (c->length + add + 1) * 2;
    c->body = realloc(c->body, c->room);
  }
  // The last page ends the connection.
  if (c->step == 2 && memmem(bytes, add, "\"nextCursor\"", 12)) curl_easy_setopt(c->handle, CURLOPT_FORBID_REUSE, 0L);
  memcpy(c->body + c->length, bytes, add);
  c->length += add;
  c->body[c->length] = 0;
  return add;
}

static void send_step(conversation *c) {
  char message[512];
  if (c->step == 0)
    snprintf(message, sizeof message,
             "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
             "\"capabilities\":{},\"clientInfo\":{\"name\":\"reference\",\"version\":\"1\"}}}", ++c->id);
  else if (c->step == 1)
    snprintf(message, sizeof message, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
  else if (c->cursor[0])
    snprintf(message, sizeof message,
             "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/list\",\"params\":{\"cursor\":\"%s\"}}", ++c->id, c->cursor);
  else
    snprintf(message, sizeof message, "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/list\"}", ++c->id);
  c->length = 0;
  curl_easy_setopt(c->handle, CURLOPT_FORBID_REUSE, c->step == 2 ? 1L : 0L);
  curl_easy_setopt(c->handle, CURLOPT_POSTFIELDSIZE, (long)strlen(message));
  curl_easy_setopt(c->handle, CURLOPT_COPYPOSTFIELDS, message);
  curl_multi_add_handle(multi, c->handle);
}

static void start(conversation *c) {
  int n = started++;
  c->number = n;
  c->step = c->id = 0;
  c->cursor[0] = 0;
  // As many addresses as there are servers; with TLS the 64 that the certificate names.
  int address = strcmp(scheme, "https") ? n : n % 64;
  snprintf(c->url, sizeof c->url, "%s://127.%d.%d.%d:%d/mcp", scheme, address / 62500 % 250, address / 250 % 250,
           1 + address % 250, port);
  curl_easy_setopt(c->handle, CURLOPT_URL, c->url);
  send_step(c);
}

static int advance(conversation *c) {
  long status = 0;
  curl_easy_getinfo(c->handle, CURLINFO_RESPONSE_CODE, &status);
  if (c->step == 1 ? status != 202 : status != 200) {
    fprintf(stderr, "%s: status %ld\n", c->url, status);
    exit(1);
  }
  if (c->step < 2) {
    c->step++;
    send_step(c);
    return 1;
  }
  char *next = c->body ? strstr(c->body, "\"nextCursor\":\"") : NULL;
  if (!next) return 0;
  next += 14;
  size_t length = strcspn(next, "\"");
  if (length >= sizeof c->cursor) return 0;
  memcpy(c->cursor, next, length);
  c->cursor[length] = 0;
  send_step(c);
  return 1;
}

int main(int count, char **arguments) {
  if (count < 5) return 2;
  scheme = arguments[1];
  port = atoi(arguments[2]);
  servers = atoi(arguments[3]);
  int concurrency = atoi(arguments[4]);
  bundle = count > 5 ? arguments[5] : NULL;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, concurrency + 64L);
  fields = curl_slist_append(fields, "Content-Type: application/json");
  fields = curl_slist_append(fields, "Accept: application/json, text/event-stream");
  fields = curl_slist_append(fields, "MCP-Protocol-Version: 2025-11-25");
  fields = curl_slist_append(fields, "Expect:");
  int running = 0;
  for (int i = 0; i < concurrency && started < servers; i++) {
    conversation *c = calloc(1, sizeof *c);
    c->handle = curl_easy_init();
    curl_easy_setopt(c->handle, CURLOPT_PRIVATE, c);
    curl_easy_setopt(c->handle, CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(c->handle, CURLOPT_WRITEDATA, c);
    curl_easy_setopt(c->handle, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(c->handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c->handle, CURLOPT_PROXY, "");
    curl_easy_setopt(c->handle, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(c->handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate, br");
    curl_easy_setopt(c->handle, CURLOPT_TIMEOUT_MS, 60000L);
    curl_easy_setopt(c->handle, CURLOPT_CAPATH, NULL);
    if (bundle)
      curl_easy_setopt(c->handle, CURLOPT_CAINFO, bundle);
    else {
      curl_easy_setopt(c->handle, CURLOPT_SSL_VERIFYPEER, 0L);
      curl_easy_setopt(c->handle, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    start(c);
  }
  for (;;) {
    curl_multi_perform(multi, &running);
    CURLMsg *message;
    int left;
    while ((message = curl_multi_info_read(multi, &left))) {
      if (message->msg != CURLMSG_DONE) continue;
      conversation *c;
      CURLcode result = message->data.result;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&c);
      curl_multi_remove_handle(multi, message->easy_handle);
      if (result != CURLE_OK) {
        fprintf(stderr, "%s: %s\n", c->url, curl_easy_strerror(result));
        return 1;
      }
      if (advance(c)) continue;
      listed++;
      if (started < servers) start(c);
    }
    if (listed == servers) break;
    curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  printf("%d listed\n", listed);
  return 0;
}
