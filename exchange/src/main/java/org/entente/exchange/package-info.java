/// The domain of a node, without HTTP and without a storage engine. Start at
/// [org.entente.exchange.Exchange], then go to the package named like the feature.
///
/// Packages use one another in one direction only, later ones earlier ones: `secret`, `refusal`,
/// `handling`, `collection`, `access`, `audit`, `commit`, `trail`, `document`, `account`,
/// `directory`, `reading`, `search`, `ingest`, `status`. What touches a store's objects is tested
/// in `testkit`, whose store in memory keeps some.
@NullMarked
package org.entente.exchange;

import org.jspecify.annotations.NullMarked;
