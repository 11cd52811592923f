/// The domain of a node, without HTTP and without a storage engine. Start at
/// [org.entente.exchange.Exchange], then go to the package named like the feature.
///
/// Packages use one another in this order only, later ones use earlier ones: `secret`, `refusal`,
/// `handling`, `collection`, `access`, `audit`, `commit`, `document`, `account`, `directory`,
/// `reading`, `ingest`, `status`.
@NullMarked
package org.entente.exchange;

import org.jspecify.annotations.NullMarked;
