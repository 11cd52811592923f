/// The embedded store: RocksDB behind the ports of `org.entente.exchange`. Start reading at
/// [RocksStore]; the layout on disk is in `docs/formats/store.md`.
@org.jspecify.annotations.NullMarked
package org.entente.store;
