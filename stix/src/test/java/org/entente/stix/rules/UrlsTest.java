package org.entente.stix.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/research/index.html",
        "http://example.com",
        "HTTP://EXAMPLE.com:8080/?q=a&b=c#top",
        "http://user:pa%20ss@example.com/",
        "http://192.0.2.1:8080/x",
        "http://[2001:db8::1]:443/",
        "http://[fe80::1%25eth0]/",
        "http://[v1.fe80:a]/",
        "http://example.com:/",
        "http://xn--bcher-kva.example/%E2%82%AC",
        "ftp://ftp.example.org/a;type=i",
        "file:///etc/passwd",
        "mailto:a@example.com",
        "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
        "magnet:?xt=urn:btih:abc",
        "http://example.com/a?b?c/d"
      })
  void takes_urls(String text) {
    assertThat(Urls.isUrl(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http:",
        ":",
        "://example.com",
        "example.com",
        "/path",
        "1http://example.com",
        "ht tp://example.com",
        "http://example.com/a b",
        "http://example.com/%",
        "http://example.com/%4",
        "http://example.com/%zz",
        "http://example.com/\u20ac",
        "http://b\u00fccher.example/",
        "http://example.com/\"",
        "http://example.com/<x>",
        "http://example.com/a\\b",
        "http://example.com/{x}",
        "http://example.com/a|b",
        "http://example.com/#a#b",
        "http://example.com/[1]",
        "http://exam[ple.com/",
        "http://[::1",
        "http://[::1/]/",
        "http://[::g]/",
        "http://[fe80::1%eth0]/",
        "http://[fe80::1%25]/",
        "http://[v1.a b]/",
        "http://[v.a]/",
        "http://[::1]x/",
        "http://example.com:80a/",
        "http://a@b@example.com/",
        "hxxp://example[.]com/",
        "http://example.com/\n",
        "http://example.com/^"
      })
  void refuses_what_is_no_url(String text) {
    assertThat(Urls.isUrl(text)).isFalse();
  }
}
