/// The index of texts, on Lucene: a view of the log that can be thrown away at any time. Start at
/// [org.entente.store.text.TextIndex]; what is in the files is described on
/// [org.entente.store.text.IndexFields].
@NullMarked
package org.entente.store.text;

import org.jspecify.annotations.NullMarked;
