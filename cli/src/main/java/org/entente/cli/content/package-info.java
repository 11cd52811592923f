/// Objects: bringing them in, taking them out, looking at one, deleting.
@org.jspecify.annotations.NullMarked
package org.entente.cli.content;
