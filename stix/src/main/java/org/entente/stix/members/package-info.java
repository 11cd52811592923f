/// Reading and writing the members of JSON objects for the records of the model. Not exported.
package org.entente.stix.members;
