#ifndef PLIMSOLL_CLIBXML2_SHIM_H
#define PLIMSOLL_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with Foundation's own copy of ICU ("UErrorCode has different
// definitions"). Switched off before the other headers are read it changes only the tail of
// struct xmlCharEncodingHandler, which Swift never reads.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses to read.
static inline void plimsoll_xml_free(void *pointer) { xmlFree(pointer); }

// Errors of one context go to one receiver; the global handlers, which other code in the process may use, stay as they
// are. libxml2 looks at `serror` only behind the SAX 2 mark, which its HTML parser does not set by itself, and hands
// over the context, whose `_private` member is ours.
typedef void (*plimsoll_xml_receiver)(void *receiver, int code, int level, int line, const char *message);

struct plimsoll_xml_errors {
  plimsoll_xml_receiver report;
  void *receiver;
};

static void plimsoll_xml_forward(void *context, xmlErrorPtr error) {
  struct plimsoll_xml_errors *errors = (struct plimsoll_xml_errors *)((xmlParserCtxtPtr)context)->_private;
  if (errors != NULL && error != NULL) {
    errors->report(errors->receiver, error->code, (int)error->level, error->line, error->message);
  }
}

static inline void plimsoll_xml_listen(xmlParserCtxtPtr context, struct plimsoll_xml_errors *errors) {
  context->_private = errors;
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->serror = plimsoll_xml_forward;
}

#endif
