/// TAXII 2.1 for Java: wire types, content negotiation, filters, paging cursors, and a client.
@org.jspecify.annotations.NullMarked
module org.entente.taxii {
  requires static transitive org.jspecify;
  requires transitive org.entente.stix;
  requires java.naming;
  requires java.net.http;

  exports org.entente.taxii;
  exports org.entente.taxii.client;
  exports org.entente.taxii.http;
  exports org.entente.taxii.query;
}
